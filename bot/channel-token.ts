import { ConfigurationServiceClientCredentialFactory } from 'botbuilder'
import { AppCredentials, AuthenticationConstants } from 'botframework-connector'
import type { Config } from './config.ts'

/** The bot's own token for the connector, which Teams asks for before it gives a picture somebody sent; nothing in demo mode. */
export function channelToken(config: Config): (() => Promise<string | undefined>) | undefined {
  if (config.mode === 'demo') return undefined
  const { type, id, password, tenantId } = config.app
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: type,
    MicrosoftAppId: id,
    MicrosoftAppTenantId: tenantId,
    ...(password && { MicrosoftAppPassword: password }),
  })
  return async () => {
    const audience = AuthenticationConstants.ToChannelFromBotOAuthScope
    const login = `${AuthenticationConstants.ToChannelFromBotLoginUrlPrefix}${tenantId}`
    const credentials = await factory.createCredentials(id, audience, login, true)
    return credentials instanceof AppCredentials ? credentials.getToken() : undefined
  }
}
