import type { Agent } from 'node:https'
import type { Activity } from 'botframework-schema'
import type { Inbound, Numbered } from '../../bot/channel.ts'
import { clock as movableClock } from '../../bot/clock.ts'
import { knowledgeOverlay } from '../../bot/knowledge-overlay.ts'
import { createLog } from '../../bot/log.ts'
import { noKnowledge } from '../../bot/questions.ts'
import { topicsAndFlows } from '../../bot/registry.ts'
import { seedDemo } from '../../bot/seed-demo.ts'
import { sentAnswers } from '../../bot/sent-answers.ts'
import type { ChatwootInbox, HubReference } from '../../bot/services/contact-centre/hub-reference.ts'
import { openDocuments } from '../../bot/services/documents/open-documents.ts'
import { knowledgeEditors } from '../../bot/services/editors/editors.ts'
import { openFollowUp } from '../../bot/services/follow-up/open-follow-up.ts'
import { openHelpdesk } from '../../bot/services/helpdesk/open-helpdesk.ts'
import { openAdministration } from '../../bot/services/import/open-administration.ts'
import { infoSessions } from '../../bot/services/info-sessions/info-sessions.ts'
import { openJourneys } from '../../bot/services/journey/open-journeys.ts'
import { openMatching } from '../../bot/services/matching/open-matching.ts'
import { wishesService } from '../../bot/services/notices/wishes.ts'
import { openPeople } from '../../bot/services/people/open-people.ts'
import { openPrivacy } from '../../bot/services/privacy/open-privacy.ts'
import { openSchools } from '../../bot/services/schools/open-schools.ts'
import { openCoaching } from '../../bot/services/statements/open-coaching.ts'
import { staffDirectory } from '../../bot/staff.ts'
import { createTurn } from '../../bot/turn.ts'
import { loadProgramme } from '../../data/load-programme.ts'
import type { Programme } from '../../data/programme.ts'
import { sqliteStore } from '../../data/sqlite-store.ts'
import type { Store } from '../../data/store.ts'
import type { Questions } from '../../dialogs/questions.ts'
import { loadTexts } from '../../locales/texts.ts'
import { localDate } from '../../rules/local-date.ts'
import type { Answer } from '../../rules/notices/judge-answer.ts'
import { memoryBlobs } from './memory-blobs.ts'

/** What a person sees of one message. */
export type Seen = { label: string; text: string; choices: string[]; activity: Numbered }

/** A Wednesday in term, in the morning. */
export const someMorning = new Date('2026-11-25T09:00:00Z')

/** The whole desk over a real store, without HTTP: for tests that read as conversations. */
export async function openDesk(
  options: {
    store?: Store
    programme?: string
    /** A programme that is in no file, instead. */
    programmeData?: Programme
    questions?: Questions
    now?: Date
    seed?: boolean
    /** With what the demo's coaches logged. */
    hours?: boolean
    agent?: Agent
    newCode?: () => string
    /** What ids begin with, so that those of two desks on one store differ. */
    ids?: string
    contactCentre?: HubReference | ChatwootInbox
    /** What channels answer to what is posted; all is well when nothing is said. */
    answer?: () => Answer
  } = {},
) {
  const clock = movableClock(() => (options.now ?? someMorning).getTime())
  const store = options.store ?? sqliteStore({ path: ':memory:', now: clock.now })
  const programme = options.programmeData ?? loadProgramme(options.programme ?? 'amsterdam-po')
  let ids = 0
  const newId = () => `${options.ids ?? 'id'}-${String(++ids).padStart(6, '0')}`
  if (options.seed !== false) await seedDemo(store, programme, clock.now(), options.hours ?? false)
  const staff = staffDirectory(store, true, () => localDate(clock.now(), programme.timeZone))
  await staff.refresh()
  const { audit, directory, journeys } = openJourneys({ store, programme, staff, now: clock.now, newId })
  await Promise.all([directory.refresh(), journeys.start()])
  const sessions = infoSessions({ store, programme, now: clock.now, refreshEveryMs: 0, attended: journeys.confirmAttendance })
  await sessions.start()
  const overlay = knowledgeOverlay(store, options.questions ?? noKnowledge)
  const identity = openPeople({
    store,
    programme,
    now: clock.now,
    newId,
    staff,
    directory,
    adoptSignUps: sessions.adopt,
    joined: journeys.begin,
    secret: 'a secret of tests, long enough to sign with',
    publicUrl: 'https://loket.example',
    ...(options.newCode && { newCode: options.newCode }),
  })
  const words = { texts: loadTexts(), timeZone: 'Europe/Amsterdam' }
  const archive = memoryBlobs(clock.now)
  const log = createLog('silent')
  const publicUrl = 'https://loket.example'
  const papers = openDocuments({
    ...{ store, programme, staff, audit, move: journeys.moveWith, archive, texts: words.texts, publicUrl, log, newId },
    ...{ now: clock.now, realNow: clock.now, secret: 'a secret of tests, long enough to sign with' },
    ...(options.agent && { agent: options.agent }),
  })
  const coaching = openCoaching({
    ...{ store, programme, staff, directory, audit, words, log, newId, publicUrl, now: clock.now },
    secret: 'a secret of tests, long enough to sign with',
  })
  await coaching.start()
  const { hours, statements } = coaching
  const matching = openMatching({
    ...{ store, programme, words, staff, directory, hours, audit, now: clock.now },
    schools: { schools: () => schooling.directory.schools() },
  })
  await matching.start()
  const schooling = openSchools({
    ...{ store, programme, words, staff, directory, audit, publicUrl, now: clock.now },
    secret: 'a secret of tests, long enough to sign with',
  })
  await schooling.start()
  const published: Numbered[] = []
  const rights = openPrivacy({
    ...{ store, programme, staff, audit, directory, sessions, words, log, newId, publicUrl, now: clock.now },
    ...{ people: identity.people, files: papers.files, sealAddress: identity.desk.seals.address, forAccounts: hours.forAccounts },
    ...{ secret: 'a secret of tests, long enough to sign with', publish: (_conversation, activities) => published.push(...activities) },
  })
  const follow = openFollowUp({
    ...{ store, programme, staff, directory, sessions, words, newId, publicUrl, now: clock.now },
    ...{ secret: 'a secret of tests, long enough to sign with', failed: () => {} },
  })
  const open = new Set<string>()
  const posted: { conversationId: string; activity: Partial<Activity>; instead?: string }[] = []
  const shownTyping: { conversationId: string; activity: object }[] = []
  const helpdesk = openHelpdesk({
    ...{ store, programme, staff, directory, audit, words, log, newId, publicUrl, now: clock.now },
    secret: 'a secret of tests, long enough to sign with',
    publish: (_conversation, activities) => published.push(...activities),
    contactCentre: options.contactCentre,
    isOpen: (id) => open.has(id),
    show: (conversationId, activity) => shownTyping.push({ conversationId, activity }),
    outbox: () => ({
      post: async ({ conversationId }, activity, instead) => {
        posted.push({ conversationId, activity, ...(instead !== undefined && { instead }) })
        return options.answer?.() ?? { ok: true, id: `posted-${posted.length}` }
      },
      wake: () => {},
    }),
  })
  await helpdesk.start()
  const administration = openAdministration({
    ...{ store, programme, staff, directory, audit, newId, seals: identity.desk.seals, hours: hours.importing, forget: journeys.forget },
    ...{ now: clock.now, realNow: clock.now, known: matching.desk.pool.profiles, ...(options.agent && { agent: options.agent }) },
  })
  await administration.tend()
  const deps = {
    ...administration.ports,
    store,
    programme,
    words,
    registry: topicsAndFlows(),
    sessions,
    questions: overlay.questions,
    editors: knowledgeEditors({ store, overlay, staff, now: clock.now }),
    journeys: coaching.handingOver(journeys),
    hours,
    matching,
    pool: matching.coachPool,
    statements,
    schools: schooling.schools,
    surveys: follow.surveys,
    tickets: helpdesk.tickets,
    supervision: helpdesk.supervision,
    passing: helpdesk.typing,
    notices: wishesService(store, clock.now),
    documents: papers.documents,
    people: identity.people,
    privacy: rights.privacy,
    identities: identity.identities,
    reach: identity.reach,
    staff,
    sentAnswers: sentAnswers(),
    now: clock.now,
    newId,
    publicUrl,
    log,
  }
  const handle = helpdesk.beside(createTurn({ ...deps, publish: (_conversation, activities) => published.push(...activities) }))
  let people = 0

  /** Somebody in a conversation of their own; `as` is a demo person's object id. */
  const person = (as: { channelId?: string; locale?: string; aadObjectId?: string; conversationId?: string } = {}) => {
    const conversationId = as.conversationId ?? `conversation-${++people}`
    let messages = 0
    const base = (): Inbound => ({
      type: 'message',
      id: `${conversationId}-${++messages}`,
      channelId: as.channelId ?? 'directline',
      conversation: { id: conversationId } as Inbound['conversation'],
      from: { id: `dl_${conversationId}`, name: '', ...(as.aadObjectId && { aadObjectId: as.aadObjectId }) },
      locale: as.locale ?? 'nl-NL',
    })
    const send = async (activity: Partial<Inbound>): Promise<Seen[]> => {
      const { activities } = await handle({ ...base(), ...activity })
      return activities.map(seen)
    }
    return {
      send,
      says: (text: string) => send({ text }),
      presses: (value: Record<string, unknown>) => send({ value }),
      arrives: () => send({ type: 'conversationUpdate', membersAdded: [{ id: 'me', name: '' }] }),
      base,
    }
  }
  return {
    person,
    store,
    clock,
    programme,
    sessions,
    journeys,
    hours,
    matching,
    coaching,
    schooling,
    directory,
    audit,
    identity,
    papers,
    rights,
    administration,
    follow,
    archive,
    overlay,
    handle,
    published,
    helpdesk,
    /** Web chats somebody looks at. */
    open,
    /** What was said unasked on other channels than web chat. */
    posted,
    shownTyping,
    deps,
  }
}

export function seen(activity: Numbered): Seen {
  const choices = activity.suggestedActions?.actions.map((one) => one.title) ?? []
  const card = activity.attachments?.find((one) => one.contentType === 'application/vnd.microsoft.card.adaptive')?.content
  return { label: String(activity.label), text: String(activity.text ?? card?.fallbackText), choices, activity }
}

/** The keys of what was said, in order. */
export const labels = (messages: readonly Seen[]) => messages.map((one) => one.label)
