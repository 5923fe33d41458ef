import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder'
import { ReusingAuthentication } from './authentication.ts'
import type { Config } from './config.ts'

/** The SDK's adapter without its HTTP side: the activity was read and checked already, and what it refuses is thrown instead of printed. */
export class ActivityAdapter extends CloudAdapter {
  /** Checks the token (`Authorization`), and runs one turn. */
  receive(authorization: string, activity: Activity, turn: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, turn)
  }
}

/** The Bot Framework adapter: single-tenant app or managed identity; in demo mode without credentials, on this machine only. */
export function createAdapter(config: Config): ActivityAdapter {
  if (config.mode === 'demo') return new ActivityAdapter(new ReusingAuthentication({}))
  const { type, id, password, tenantId } = config.app
  return new ActivityAdapter(
    new ReusingAuthentication({
      MicrosoftAppType: type,
      MicrosoftAppId: id,
      MicrosoftAppTenantId: tenantId,
      ...(type === 'SingleTenant' && password && { MicrosoftAppPassword: password }),
    }),
  )
}

/** Whether the keys of the Bot Framework could not be fetched, which refuses every token. */
export const keysAreOutOfReach = (error: unknown) =>
  error instanceof Error && (error.name === 'FetchError' || /^Failed to load/.test(error.message))

/** Whether a service URL may be answered. Outside demo mode the SDK checks it against the signed token. */
export function mayAnswer(config: Config, serviceUrl: string): boolean {
  if (config.mode !== 'demo') return true
  return URL.canParse(serviceUrl) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(serviceUrl).hostname)
}
