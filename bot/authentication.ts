import type { Pipeline } from '@azure/core-rest-pipeline'
import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { AuthenticateRequestResult, ClaimsIdentity, ConnectorClient, ConnectorFactory, UserTokenClient } from 'botframework-connector'

type Options = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]

/** At most this many service URLs have a client ready; Teams has about ten regions. */
const mostClients = 50

/**
 * The SDK's own checks, but its clients to a channel are made once per service URL and bot instead of once a turn: that was a third of
 * the time of a turn. Nothing of the checks of a token is kept.
 */
export class ReusingAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients = new Map<string, Promise<ConnectorClient>>()
  readonly #tokens = new Map<string, Promise<UserTokenClient>>()

  constructor(options: Options) {
    super(options)
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authHeader)
    const factory = result.connectorFactory
    return factory ? { ...result, connectorFactory: this.#reusing(factory, result.claimsIdentity) } : result
  }

  override createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    return kept(this.#tokens, appId(claims), () => super.createUserTokenClient(claims))
  }

  override createConnectorFactory(claims: ClaimsIdentity): ConnectorFactory {
    return this.#reusing(super.createConnectorFactory(claims), claims)
  }

  #reusing(factory: ConnectorFactory, claims: ClaimsIdentity): ConnectorFactory {
    return {
      create: (serviceUrl: string, audience: string) =>
        kept(this.#clients, `${appId(claims)} ${audience} ${serviceUrl}`, async () => hurried(await factory.create(serviceUrl, audience))),
    }
  }
}

/** Longest wait for a channel to take a message, in milliseconds. Azure gives a bot fifteen seconds for a turn. */
const mostWait = 8_000

/** The SDK's client waits for ever and tries four times by itself; here `deliver` decides about trying again. */
function hurried(client: ConnectorClient): ConnectorClient {
  const { pipeline }: { pipeline?: Pipeline } = Reflect.get(client, 'client') ?? {}
  pipeline?.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline?.addPolicy({ name: 'mostWait', sendRequest: (request, next) => next(Object.assign(request, { timeout: mostWait })) })
  return client
}

const appId = (claims: ClaimsIdentity) => claims.getClaimValue('aud') ?? ''

function kept<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = all.get(key)
  if (known) return known
  const made = make()
  all.set(key, made)
  made.catch(() => all.delete(key))
  if (all.size > mostClients) all.delete(all.keys().next().value!)
  return made
}
