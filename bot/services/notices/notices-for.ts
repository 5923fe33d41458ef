import { join } from 'node:path'
import { connector, mayAnswer } from '../../adapter.ts'
import type { ReusingAuthentication } from '../../authentication.ts'
import type { Config } from '../../config.ts'
import { type NoticeOptions, type NoticeService, openNotices } from './open-notices.ts'
import { teamsOutbox } from './teams-outbox.ts'

/** The outbox as the configuration wants it: Teams with the bot's credentials, and a mail server when there is one. */
export function noticesFor(config: Config, known: ReusingAuthentication, rest: Omit<NoticeOptions, 'chat' | 'mail'>): NoticeService {
  const app = config.mode === 'production' ? config.app : undefined
  const chat = teamsOutbox({
    connect: connector(known, app?.id ?? ''),
    botId: app?.id ?? '',
    tenantId: app?.tenantId,
    words: rest.words,
    mayAnswer: (serviceUrl) => mayAnswer(config, serviceUrl),
  })
  return openNotices({ ...rest, chat, mail: config.mail, going: join(config.data, 'sending') })
}
