import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'

enableCompileCache()
if (existsSync('.env')) process.loadEnvFile('.env')
const { run } = await import('./run.ts')
await run(process.env)
