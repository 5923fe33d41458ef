import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder'
import { AuthenticationConstants, ClaimsIdentity, type ConnectorClient } from 'botframework-connector'
import { ReusingAuthentication } from './authentication.ts'
import type { Config } from './config.ts'

/** The SDK's adapter without its HTTP side: the activity was read and checked already, and what it refuses is thrown instead of printed. */
export class ActivityAdapter extends CloudAdapter {
  /** Checks the token (`Authorization`), and runs one turn. */
  receive(authorization: string, activity: Activity, turn: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn)
  }
}

/** Who we are to the Bot Framework: single-tenant app or managed identity; in demo mode without credentials, on this machine only. */
export function authentication(config: Config): ReusingAuthentication {
  if (config.mode === 'demo') return new ReusingAuthentication({})
  const { type, id, password, tenantId } = config.app
  return new ReusingAuthentication({
    MicrosoftAppType: type,
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenantId,
    ...(type === 'SingleTenant' && password && { MicrosoftAppPassword: password }),
  })
}

/** The Bot Framework adapter. */
export const createAdapter = (config: Config, known = authentication(config)) => new ActivityAdapter(known)

/** The SDK's clients for saying something unasked, by service URL. */
export function connector(known: ReusingAuthentication, appId: string): (serviceUrl: string) => Promise<ConnectorClient> {
  const claims = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ])
  const factory = known.createConnectorFactory(claims)
  return (serviceUrl) => factory.create(serviceUrl, AuthenticationConstants.ToChannelFromBotOAuthScope)
}

/** Whether the keys of the Bot Framework could not be fetched, which refuses every token. */
export const keysAreOutOfReach = (error: unknown) =>
  error instanceof Error && (error.name === 'FetchError' || /^Failed to load/.test(error.message))

/** Whether a service URL may be answered. Outside demo mode the SDK checks it against the signed token. */
export function mayAnswer(config: Config, serviceUrl: string): boolean {
  if (config.mode !== 'demo') return true
  return URL.canParse(serviceUrl) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(serviceUrl).hostname)
}
