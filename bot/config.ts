import * as z from 'zod'
import { type OidcConfig, oidcOf, oidcProblems } from './oidc-config.ts'
import { type ChatwootInbox, contactCentreOf, contactCentreWrong, type HubReference } from './services/contact-centre/hub-reference.ts'

/** What the operator has to change, one line a variable. Nothing has been started. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`These settings are missing or wrong; nothing was started:\n${problems.map((one) => `  ${one}`).join('\n')}`)
    this.problems = problems
  }
}

const loopback = ['127.0.0.1', 'localhost', '::1']
const url = z.url({ protocol: /^https?$/, error: 'is not an http(s) URL' })

/** Every environment variable the product reads; empty means not set. */
export const environment = z.object({
  LOKET_MODE: z.enum(['demo', 'production'], 'is "demo" or "production"').default('demo'),
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number('is not a number').int('is not a whole number').min(1, 'is below 1').max(65535, 'is above 65535').default(3978),
  HOST: z.string().optional(),
  LOKET_DATA: z.string().default('.loket'),
  LOKET_PROGRAMME: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'is not the name of a file in data/programmes, like amsterdam-po')
    .default('amsterdam-po'),
  LOKET_TIMEZONE: z.string().refine(isTimeZone, 'is not a time zone, like Europe/Amsterdam').default('Europe/Amsterdam'),
  LOKET_SECRET: z.string().min(32, 'is shorter than 32 characters; make one with: openssl rand -base64 48').optional(),
  LOKET_SECRET_BEFORE: z.string().min(32, 'is shorter than 32 characters, so it was never a LOKET_SECRET').optional(),
  LOKET_PUBLIC_URL: url.optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'is "SingleTenant" or "UserAssignedMSI" (multi-tenant bots can no longer be registered)')
    .optional(),
  MicrosoftAppId: z.guid('is not an app id (a GUID)').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.guid('is not a tenant id (a GUID)').optional(),
  COSMOS_ENDPOINT: url.optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z.string().default('loket'),
  LOKET_EMBEDDER_FOLDER: z.string().optional(),
  AZURE_OPENAI_ENDPOINT: url.refine(isPrivate, 'sends questions in the clear; begin it with https://').optional(),
  AZURE_OPENAI_KEY: z.string().optional(),
  AZURE_OPENAI_EMBEDDINGS: z.string().optional(),
  AZURE_OPENAI_API_VERSION: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:-preview)?$/, 'is not a version of the API, like 2024-10-21')
    .default('2024-10-21'),
  BLOB_ENDPOINT: url.optional(),
  BLOB_CONNECTION_STRING: z
    .string()
    .regex(
      /(?:AccountName|BlobEndpoint)=[^;]+/,
      'is not a connection string, like DefaultEndpointsProtocol=https;AccountName=name;AccountKey=key',
    )
    .optional(),
  BLOB_CONTAINER: z
    .string()
    .regex(/^[a-z0-9](?:-?[a-z0-9]){2,62}$/, 'is not the name of a container: small letters, digits and single dashes, like documents')
    .default('documents'),
  DIRECTLINE_SECRET: z.string().optional(),
  WEBCHAT_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine(
      (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
      'is not a list of origins, like https://www.example.nl (no path, no slash at the end)',
    ),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an URL like smtps://user:password@mail.example.nl' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*\S+@\S+\.\S+>?$/, 'is not a sender like Loket <loket@example.nl>')
    .optional(),
  LOKET_CONTACT_CENTRE: z
    .string()
    .refine((text) => contactCentreOf(text) !== undefined, contactCentreWrong)
    .transform(contactCentreOf)
    .optional(),
  OIDC_ISSUER: url.refine(isPrivate, 'sends sign-ins in the clear; begin it with https://').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'is not a level: fatal, error, warn, info, debug, trace or silent',
    )
    .optional(),
})
export type Environment = z.infer<typeof environment>

/** What helps to understand questions: a model in a folder, or a deployment on Azure OpenAI, with managed identity when there is no key. */
export type EmbedderConfig =
  | { kind: 'folder'; folder: string }
  | { kind: 'azure'; endpoint: string; key?: string; deployment: string; apiVersion: string }

/** Where documents are kept, encrypted: an Azure Blob container; without an account's key the machine's managed identity is used. */
export type BlobsConfig = { container: string } & ({ connectionString: string } | { endpoint: string })

type Common = {
  port: number
  host: string
  data: string
  programme: string
  timeZone: string
  publicUrl: string | undefined
  origins: string[]
  cosmos: { endpoint: string; key?: string; database: string } | undefined
  blobs: BlobsConfig | undefined
  /** The secret of before a change, so that what it protects still opens. */
  secretBefore: string | undefined
  embedder: EmbedderConfig | undefined
  directLineSecret: string | undefined
  mail: { url: string; from: string } | undefined
  /** Without it nobody can sign in on the pages, but in demo mode. */
  oidc: OidcConfig | undefined
  logLevel: string
  /** A contact centre that is asked before our own desk. */
  contactCentre: HubReference | ChatwootInbox | undefined
}
export type Config =
  | (Common & { mode: 'demo'; secret: string | undefined })
  | (Common & {
      mode: 'production'
      secret: string
      publicUrl: string
      app: { type: 'SingleTenant' | 'UserAssignedMSI'; id: string; password?: string; tenantId: string }
    })

/** Reads and checks all settings at once. Throws ConfigError that names every problem by its variable. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  const vars = parsed.data
  const problems = [
    ...(vars.LOKET_MODE === 'demo' ? demoProblems(vars) : productionProblems(vars)),
    ...embedderProblems(vars),
    ...oidcProblems(vars),
  ]
  if (problems.length > 0) throw new ConfigError(problems)
  const common: Common = {
    port: vars.PORT,
    host: vars.HOST ?? (vars.LOKET_MODE === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    data: vars.LOKET_DATA,
    programme: vars.LOKET_PROGRAMME,
    timeZone: vars.LOKET_TIMEZONE,
    publicUrl: vars.LOKET_PUBLIC_URL?.replace(/\/+$/, ''),
    origins: vars.WEBCHAT_ORIGINS,
    cosmos:
      vars.COSMOS_ENDPOINT === undefined
        ? undefined
        : { endpoint: vars.COSMOS_ENDPOINT, database: vars.COSMOS_DATABASE, ...(vars.COSMOS_KEY && { key: vars.COSMOS_KEY }) },
    blobs: blobsOf(vars),
    secretBefore: vars.LOKET_SECRET_BEFORE,
    embedder: embedderOf(vars),
    directLineSecret: vars.DIRECTLINE_SECRET,
    mail: vars.SMTP_URL && vars.MAIL_FROM ? { url: vars.SMTP_URL, from: vars.MAIL_FROM } : undefined,
    contactCentre: vars.LOKET_CONTACT_CENTRE,
    oidc: oidcOf(vars),
    logLevel: vars.LOG_LEVEL ?? (vars.LOKET_MODE === 'demo' ? 'warn' : 'info'),
  }
  if (vars.LOKET_MODE === 'demo') return { ...common, mode: 'demo', secret: vars.LOKET_SECRET }
  const app = {
    type: vars.MicrosoftAppType!,
    id: vars.MicrosoftAppId!,
    tenantId: vars.MicrosoftAppTenantId!,
    ...(vars.MicrosoftAppPassword && { password: vars.MicrosoftAppPassword }),
  }
  return { ...common, mode: 'production', secret: vars.LOKET_SECRET!, publicUrl: common.publicUrl!, app }
}

function demoProblems(vars: Environment): string[] {
  const problems: string[] = []
  if (vars.HOST && !loopback.includes(vars.HOST))
    problems.push('HOST is not this machine only: demo mode has no sign-in. Leave HOST empty, or set LOKET_MODE=production.')
  if (vars.NODE_ENV === 'production')
    problems.push('NODE_ENV is "production" but LOKET_MODE is "demo". Set LOKET_MODE=production, or leave NODE_ENV empty.')
  return problems
}

function productionProblems(vars: Environment): string[] {
  const missing = (name: keyof Environment, how: string) => (vars[name] ? [] : [`${name} is missing: ${how}`])
  return [
    ...missing('LOKET_SECRET', 'the signing key, at least 32 characters; make one with: openssl rand -base64 48'),
    ...missing('LOKET_PUBLIC_URL', 'the address people use, like https://loket.example.nl'),
    ...missing('MicrosoftAppType', 'SingleTenant or UserAssignedMSI, as the Azure bot is registered'),
    ...missing('MicrosoftAppId', 'the app id of the Azure bot'),
    ...missing('MicrosoftAppTenantId', 'the tenant the Azure bot is registered in'),
    ...(vars.MicrosoftAppType === 'UserAssignedMSI'
      ? []
      : missing('MicrosoftAppPassword', 'the client secret of the app (a managed identity needs none)')),
    ...missing('SMTP_URL', 'the mail server, like smtps://user:password@mail.example.nl'),
    ...missing('MAIL_FROM', 'the sender of mails, like Loket <loket@example.nl>'),
    ...(vars.BLOB_CONNECTION_STRING
      ? []
      : missing('BLOB_ENDPOINT', 'where documents are kept, like https://name.blob.core.windows.net; or set BLOB_CONNECTION_STRING')),
  ]
}

function blobsOf({ BLOB_CONNECTION_STRING, BLOB_ENDPOINT, BLOB_CONTAINER: container }: Environment): BlobsConfig | undefined {
  if (BLOB_CONNECTION_STRING) return { connectionString: BLOB_CONNECTION_STRING, container }
  return BLOB_ENDPOINT ? { endpoint: BLOB_ENDPOINT, container } : undefined
}

function embedderProblems(vars: Environment): string[] {
  const given = (['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_EMBEDDINGS', 'AZURE_OPENAI_KEY'] as const).filter((name) => vars[name])
  if (given.length === 0) return []
  if (vars.LOKET_EMBEDDER_FOLDER)
    return [`LOKET_EMBEDDER_FOLDER and ${given[0]} are both set: there can be one embedder. Leave one of them empty`]
  return [
    ...(vars.AZURE_OPENAI_ENDPOINT ? [] : [`AZURE_OPENAI_ENDPOINT is missing: the address of the resource that ${given[0]} is for`]),
    ...(vars.AZURE_OPENAI_EMBEDDINGS ? [] : ['AZURE_OPENAI_EMBEDDINGS is missing: the name of a deployment of an embedding model']),
  ]
}

function embedderOf(vars: Environment): EmbedderConfig | undefined {
  if (vars.LOKET_EMBEDDER_FOLDER) return { kind: 'folder', folder: vars.LOKET_EMBEDDER_FOLDER }
  if (!vars.AZURE_OPENAI_ENDPOINT || !vars.AZURE_OPENAI_EMBEDDINGS) return undefined
  return {
    kind: 'azure',
    endpoint: vars.AZURE_OPENAI_ENDPOINT.replace(/\/+$/, ''),
    deployment: vars.AZURE_OPENAI_EMBEDDINGS,
    apiVersion: vars.AZURE_OPENAI_API_VERSION,
    ...(vars.AZURE_OPENAI_KEY && { key: vars.AZURE_OPENAI_KEY }),
  }
}

/** Encrypted, or not leaving this machine. */
function isPrivate(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || loopback.includes(hostname.replace(/^\[|\]$/g, ''))
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
