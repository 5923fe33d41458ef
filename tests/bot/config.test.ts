import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, environment, readConfig } from '../../bot/config.ts'

const production = {
  LOKET_MODE: 'production',
  LOKET_SECRET: 's'.repeat(48),
  LOKET_PUBLIC_URL: 'https://loket.example.nl/',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppPassword: 'password',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  SMTP_URL: 'smtps://user:password@mail.example.nl',
  MAIL_FROM: 'Loket <loket@example.nl>',
  BLOB_ENDPOINT: 'https://loket.blob.core.windows.net',
}
const problems = (env: Record<string, string>) => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((one) => one.split(' ')[0])
    throw error
  }
}

test('with nothing set it is demo mode, on this machine only', () => {
  expect(readConfig({})).toMatchObject({
    mode: 'demo',
    host: '127.0.0.1',
    port: 3978,
    data: '.loket',
    programme: 'amsterdam-po',
    timeZone: 'Europe/Amsterdam',
    cosmos: undefined,
  })
})

test('empty is not set', () => {
  expect(readConfig({ PORT: '', LOKET_MODE: ' ', COSMOS_ENDPOINT: '' })).toMatchObject({ mode: 'demo', port: 3978 })
})

test('demo mode refuses to be reached from elsewhere, and to be taken for production', () => {
  expect(problems({ HOST: '0.0.0.0' })).toEqual(['HOST'])
  expect(problems({ NODE_ENV: 'production' })).toEqual(['NODE_ENV'])
  expect(problems({ HOST: 'localhost' })).toEqual([])
})

test('production names everything that is missing, at once', () => {
  expect(problems({ LOKET_MODE: 'production' })).toEqual([
    'LOKET_SECRET',
    'LOKET_PUBLIC_URL',
    'MicrosoftAppType',
    'MicrosoftAppId',
    'MicrosoftAppTenantId',
    'MicrosoftAppPassword',
    'SMTP_URL',
    'MAIL_FROM',
    'BLOB_ENDPOINT',
  ])
  const { MicrosoftAppPassword: _password, ...withoutPassword } = production
  expect(problems(withoutPassword)).toEqual(['MicrosoftAppPassword'])
  expect(problems({ ...withoutPassword, MicrosoftAppType: 'UserAssignedMSI' })).toEqual([])
})

test('documents are kept with a managed identity, or with a connection string, which then counts', () => {
  const { BLOB_ENDPOINT: endpoint, ...without } = production
  const BLOB_CONNECTION_STRING = 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b'
  expect(readConfig(production).blobs).toEqual({ endpoint, container: 'documents' })
  expect(readConfig({ ...without, BLOB_CONNECTION_STRING, BLOB_CONTAINER: 'cvs' }).blobs).toEqual({
    connectionString: BLOB_CONNECTION_STRING,
    container: 'cvs',
  })
  expect(readConfig({}).blobs).toBeUndefined()
})

test('a mail server is an smtp address, and a sender has one', () => {
  expect(readConfig(production).mail).toEqual({ url: production.SMTP_URL, from: production.MAIL_FROM })
  expect(readConfig({ SMTP_URL: production.SMTP_URL }).mail).toBeUndefined()
  expect(problems({ ...production, SMTP_URL: 'https://mail.example.nl' })).toEqual(['SMTP_URL'])
  for (const from of ['loket', 'Loket <loket@example.nl>\nBcc: x@example.nl'])
    expect(problems({ ...production, MAIL_FROM: from })).toEqual(['MAIL_FROM'])
})

test('staff sign in with a provider that is described whole and reached in private, or not at all', () => {
  const oidc = { OIDC_ISSUER: 'https://login.example/tenant/v2.0', OIDC_CLIENT_ID: 'desk', OIDC_CLIENT_SECRET: 'secret' }
  expect(readConfig(production).oidc).toBeUndefined()
  expect(readConfig({ ...production, ...oidc }).oidc).toEqual({ issuer: oidc.OIDC_ISSUER, clientId: 'desk', clientSecret: 'secret' })
  expect(problems({ ...production, OIDC_CLIENT_ID: 'desk' })).toEqual(['OIDC_ISSUER', 'OIDC_CLIENT_SECRET'])
  expect(problems({ ...oidc, OIDC_CLIENT_SECRET: '' })).toEqual(['OIDC_CLIENT_SECRET'])
  expect(problems({ ...oidc, OIDC_ISSUER: 'http://login.example' })).toEqual(['OIDC_ISSUER'])
  expect(problems({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:8080' })).toEqual([])
})

test('a complete production configuration', () => {
  expect(readConfig(production)).toMatchObject({
    mode: 'production',
    host: '0.0.0.0',
    publicUrl: 'https://loket.example.nl',
    app: { type: 'SingleTenant' },
  })
})

describe('an embedder', () => {
  const azure = { AZURE_OPENAI_ENDPOINT: 'https://name.openai.azure.com/', AZURE_OPENAI_EMBEDDINGS: 'small' }

  test('is off, is a folder, or is a deployment with a key or a managed identity', () => {
    expect(readConfig({}).embedder).toBeUndefined()
    expect(readConfig({ LOKET_EMBEDDER_FOLDER: '/models/e5' }).embedder).toEqual({ kind: 'folder', folder: '/models/e5' })
    const deployment = { kind: 'azure', endpoint: 'https://name.openai.azure.com', deployment: 'small', apiVersion: '2024-10-21' }
    expect(readConfig(azure).embedder).toEqual(deployment)
    const more = { ...azure, AZURE_OPENAI_KEY: 'key', AZURE_OPENAI_API_VERSION: '2025-04-01-preview' }
    expect(readConfig(more).embedder).toEqual({ ...deployment, key: 'key', apiVersion: '2025-04-01-preview' })
    expect(readConfig({ ...azure, AZURE_OPENAI_ENDPOINT: 'http://127.0.0.1:9000' }).embedder).toMatchObject({ kind: 'azure' })
  })

  test.each([
    [{ LOKET_EMBEDDER_FOLDER: '/models/e5', ...azure }, ['LOKET_EMBEDDER_FOLDER']],
    [{ AZURE_OPENAI_ENDPOINT: 'https://name.openai.azure.com' }, ['AZURE_OPENAI_EMBEDDINGS']],
    [{ AZURE_OPENAI_EMBEDDINGS: 'small' }, ['AZURE_OPENAI_ENDPOINT']],
    [{ AZURE_OPENAI_KEY: 'key' }, ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_EMBEDDINGS']],
  ])('%j is not whole', (env, wrong) => expect(problems(env)).toEqual(wrong))
})

describe('a wrong value says what a right one is', () => {
  test.each([
    ['PORT', 'eighty'],
    ['PORT', '99999'],
    ['LOKET_MODE', 'test'],
    ['LOKET_PROGRAMME', '../../etc/passwd'],
    ['LOKET_TIMEZONE', 'Amsterdam'],
    ['LOKET_SECRET', 'short'],
    ['LOKET_SECRET_BEFORE', 'short'],
    ['BLOB_ENDPOINT', 'loket.blob.core.windows.net'],
    ['BLOB_CONNECTION_STRING', 'password'],
    ['BLOB_CONTAINER', 'My Documents'],
    ['LOKET_PUBLIC_URL', 'loket.example.nl'],
    ['MicrosoftAppType', 'MultiTenant'],
    ['MicrosoftAppId', 'my-app'],
    ['COSMOS_ENDPOINT', 'cosmos'],
    ['AZURE_OPENAI_ENDPOINT', 'openai'],
    ['AZURE_OPENAI_ENDPOINT', 'http://name.openai.azure.com'],
    ['AZURE_OPENAI_API_VERSION', 'newest'],
    ['WEBCHAT_ORIGINS', 'https://site.example/page'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    expect(problems({ [name]: value })).toEqual([name])
  })
})

test('.env.example names every variable that is read, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8')
  const named = [...text.matchAll(/^#?\s?([A-Za-z_]+)=/gm)].map((match) => match[1])
  const read = Object.keys(environment.shape).filter((name) => name !== 'NODE_ENV')
  expect(named.sort()).toEqual(read.sort())
})

test('a contact centre is the reference of a conversation, and nothing else', () => {
  const reference = { channelId: 'hub', serviceUrl: 'https://hub.example/', conversation: { id: 'c' } }
  const { contactCentre } = readConfig({ LOKET_CONTACT_CENTRE: JSON.stringify(reference) })
  expect(contactCentre).toEqual({ ...reference, name: 'het contactcentrum' })
  const inbox = { chatwoot: 'https://chat.example', inbox: 'i', key: 'k'.repeat(32), name: 'Ons centrum' }
  expect(readConfig({ LOKET_CONTACT_CENTRE: JSON.stringify(inbox) }).contactCentre).toEqual(inbox)
  for (const wrong of [
    JSON.stringify({ ...inbox, key: 'short' }),
    'hub',
    '{}',
    '[]',
    JSON.stringify({ ...reference, serviceUrl: 'urn:loket:direct-line' }),
  ])
    expect(() => readConfig({ LOKET_CONTACT_CENTRE: wrong })).toThrow('LOKET_CONTACT_CENTRE is not the reference of a conversation')
})
