import { expect, test } from 'vitest'
import { loadTexts } from '../../../locales/texts.ts'
import { documentDesk } from '../../support/documents/document-desk.ts'
import { hostileFiles, megabytes10 } from '../../support/documents/hostile-files.ts'
import { keptFiles, sendFile } from '../../support/documents/send-file.ts'

const texts = loadTexts()

test.each(['nl', 'en'] as const)(
  'in %s each hostile file is refused with what to do, and nothing of it is kept',
  { timeout: 120_000 },
  async (locale) => {
    const { desk, me, store, archive } = await documentDesk({}, locale)
    let refused = 0
    for (const { what, name, bytes, as } of hostileFiles) {
      // Web chat takes no larger upload in the first place.
      if (bytes.length > megabytes10 + 1) continue
      const said = await sendFile(desk, me, name, bytes)
      const reasons = as.map((reason) => texts.text(locale, `documents.refused.${reason}`, { megabytes: 10 }))
      expect([what, reasons.includes(said[0]?.text ?? ''), said.length]).toEqual([what, true, 1])
      refused++
    }
    expect(refused).toBeGreaterThanOrEqual(200)
    expect(archive.kept.size).toBe(0)
    expect(await keptFiles(store)).toEqual({ documents: [], uploads: 0 })
  },
)
