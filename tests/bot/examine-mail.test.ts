import { expect, test } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { examineMail } from '../../bot/examine-mail.ts'
import { startMailServer } from '../support/mail-server.ts'

const from = 'Loket <loket@loket.example>'

test('without a mail server demo mode says where mails are', async () => {
  expect(await examineMail(readConfig({}))).toMatchObject([{ state: 'note', what: expect.stringContaining('/demo/mail') }])
})

test('a mail server is tried: one that lets us in, and one that is not there', async () => {
  const server = await startMailServer()
  const config = readConfig({ SMTP_URL: `${server.url}?ignoreTLS=true`, MAIL_FROM: from })
  expect(await examineMail(config)).toEqual([{ state: 'ok', what: `mail: 127.0.0.1 lets us in, from ${from}` }])
  await server.close()
  const [found] = await examineMail(config)
  expect(found).toMatchObject({ state: 'missing', mend: expect.stringContaining('SMTP_URL') })
  expect(found?.what).not.toContain('\n')
})
