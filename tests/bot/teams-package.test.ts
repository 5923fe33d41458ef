import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { teamsPackage } from '../../bot/teams-package.ts'

const appId = '11111111-1111-4111-8111-111111111111'
const files = unzipSync(teamsPackage(appId, 'https://loket.example.nl'))
const json = (name: string) => JSON.parse(strFromU8(files[name]!))
const size = (name: string) => {
  const png = Buffer.from(files[name]!)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('the package holds the manifest, its translation and icons of the sizes Teams wants', () => {
  expect(Object.keys(files).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png'])
  expect(size('color.png')).toEqual([192, 192])
  expect(size('outline.png')).toEqual([32, 32])
})

test('the manifest names this bot and this address, within Teams’ limits', () => {
  const manifest = json('manifest.json')
  expect(manifest).toMatchObject({ id: appId, validDomains: ['loket.example.nl'], bots: [{ botId: appId, scopes: ['personal', 'team'] }] })
  expect(JSON.stringify(manifest)).not.toContain('{{')
  expect(manifest.name.short.length).toBeLessThanOrEqual(30)
  expect(manifest.description.short.length).toBeLessThanOrEqual(80)
  for (const { title, description } of manifest.bots[0].commandLists.flatMap((list: { commands: object[] }) => list.commands)) {
    expect(title.length).toBeLessThanOrEqual(32)
    expect(description.length).toBeLessThanOrEqual(128)
  }
})

test('the translation speaks of what the manifest has', () => {
  const translation = json('en.json')
  expect(translation['description.short'].length).toBeLessThanOrEqual(80)
  expect(Object.keys(translation).filter((key) => key.startsWith('bots[0]'))).toHaveLength(10)
})
