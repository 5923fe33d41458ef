import { CloudAdapter } from 'botbuilder'
import { ReusingAuthentication } from './authentication.ts'
import type { Config } from './config.ts'

/** The Bot Framework adapter: single-tenant app or managed identity; in demo mode without credentials, on this machine only. */
export function createAdapter(config: Config): CloudAdapter {
  if (config.mode === 'demo') return new CloudAdapter(new ReusingAuthentication({}))
  const { type, id, password, tenantId } = config.app
  return new CloudAdapter(
    new ReusingAuthentication({
      MicrosoftAppType: type,
      MicrosoftAppId: id,
      MicrosoftAppTenantId: tenantId,
      ...(type === 'SingleTenant' && password && { MicrosoftAppPassword: password }),
    }),
  )
}

/** Whether a service URL may be answered. Outside demo mode the SDK checks it against the signed token. */
export function mayAnswer(config: Config, serviceUrl: string): boolean {
  if (config.mode !== 'demo') return true
  return URL.canParse(serviceUrl) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(serviceUrl).hostname)
}
