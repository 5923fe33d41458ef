import { join } from 'node:path'
import type { Server } from 'restify'
import { loadProgramme } from '../data/load-programme.ts'
import type { Store } from '../data/store.ts'
import { loadTexts } from '../locales/texts.ts'
import { localDate } from '../rules/local-date.ts'
import { authentication, createAdapter, mayAnswer } from './adapter.ts'
import { apologyActivity } from './apology.ts'
import type { Inbound } from './channel.ts'
import { channelToken } from './channel-token.ts'
import { clientAddress } from './client-address.ts'
import { type Clock, clock as systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { mountDemo } from './demo.ts'
import { demoMail } from './demo-mail.ts'
import { openDesk } from './desk/open-desk.ts'
import { createDirectLine, type DirectLine } from './direct-line/direct-line.ts'
import { defaultLimits } from './direct-line/limits.ts'
import { signedTokens } from './direct-line/tokens.ts'
import { measured, metricsRegistry, mountHealth } from './health.ts'
import { knowledgeOverlay } from './knowledge-overlay.ts'
import { createLog, type Log } from './log.ts'
import { messages } from './messages.ts'
import { idMaker } from './new-id.ts'
import { openKnowledge } from './open-knowledge.ts'
import { openStore } from './open-store.ts'
import { mountPages } from './pages.ts'
import { topicsAndFlows } from './registry.ts'
import type { Words } from './render-vars.ts'
import { markUndelivered } from './replay.ts'
import { demoSecret } from './secret.ts'
import { seedDemo } from './seed-demo.ts'
import { sentAnswers } from './sent-answers.ts'
import { serial } from './serial.ts'
import { createServer, mountFiles } from './server.ts'
import { openArchive } from './services/documents/open-archive.ts'
import { openDocuments } from './services/documents/open-documents.ts'
import { knowledgeEditors } from './services/editors/editors.ts'
import { openFollowUp } from './services/follow-up/open-follow-up.ts'
import { openHelpdesk } from './services/helpdesk/open-helpdesk.ts'
import { openAdministration } from './services/import/open-administration.ts'
import { infoSessions } from './services/info-sessions/info-sessions.ts'
import { openJourneys } from './services/journey/open-journeys.ts'
import { openMatching } from './services/matching/open-matching.ts'
import { mountUnsubscribe } from './services/notices/mount-unsubscribe.ts'
import { noticesFor } from './services/notices/notices-for.ts'
import { wishesService } from './services/notices/wishes.ts'
import { openPeople } from './services/people/open-people.ts'
import { openPrivacy } from './services/privacy/open-privacy.ts'
import { openSchools } from './services/schools/open-schools.ts'
import { openCoaching } from './services/statements/open-coaching.ts'
import { mountSignIn } from './sign-in/mount-sign-in.ts'
import { staffDirectory } from './staff.ts'
import { createTurn } from './turn.ts'

export type Running = { url: string; store: Store; clock: Clock; close: () => Promise<void> }

/** How often open streams look for what another machine wrote, when there can be one. In milliseconds. */
const storePoll = 2_000

/** How often the list of staff is read again, so that a change on another machine arrives. In milliseconds. */
const staffEvery = 30_000

/** How often what staff added to the knowledge base is read again: approved on one machine, it is known on all within half a minute. In milliseconds. */
const draftsEvery = 15_000
const azureDirectLine = 'https://europe.directline.botframework.com/v3/directline'

/** Builds everything from its parts and answers on the network when it resolves. The one place where parts meet. */
export async function startLoket(config: Config): Promise<Running> {
  const log = createLog(config.logLevel)
  const programme = loadProgramme(config.programme)
  const clock = systemClock()
  const newId = idMaker()
  const words: Words = { texts: loadTexts(), timeZone: config.timeZone }
  const store = await openStore(config, clock.now)
  const url = config.publicUrl ?? `http://${config.host}:${config.port}`
  const staff = staffDirectory(store, config.mode === 'demo', () => localDate(clock.now(), programme.timeZone))
  const failed = (error: unknown) => log.warn({ error }, 'work beside the turns failed; it is tried again')
  const { audit, directory, journeys } = openJourneys({ store, programme, staff, now: clock.now, newId })
  const sessions = infoSessions({ store, programme, now: clock.now, failed, attended: journeys.confirmAttendance })
  const knowledge = openKnowledge({ store, programme, cacheFolder: config.data, embedder: config.embedder, now: clock.now, log, failed })
  const overlay = knowledgeOverlay(store, knowledge.questions)

  const secret = config.secret ?? demoSecret(config.data)
  const registry = metricsRegistry()
  const known = authentication(config)
  const oneByOne = serial()
  const { secretBefore } = config
  const shared = { store, programme, staff, now: clock.now, newId, publicUrl: url, secretBefore }
  const coaching = openCoaching({ ...shared, directory, audit, words, secret, log })
  const { hours, statements } = coaching
  const schooling = openSchools({ ...shared, directory, audit, words, secret })
  const matching = openMatching({ ...shared, words, directory, hours, audit, schools: schooling.directory })
  const follow = openFollowUp({ ...shared, directory, sessions, words, secret, failed })
  const live: Pick<DirectLine, 'publish' | 'isOpen' | 'show'> = {
    publish(conversation, activities) {
      directLine.publish(conversation, activities)
      desk.said(conversation, activities)
    },
    isOpen: (conversationId) => directLine.isOpen(conversationId),
    show: (conversationId, activity) => directLine.show(conversationId, activity),
  }
  const centre = { contactCentre: config.contactCentre, channelToken: channelToken(config) }
  const helpdesk = openHelpdesk({ ...{ ...shared, ...live, ...centre, directory, audit, words, secret, log }, outbox: () => notices })
  const notices = noticesFor(config, known, {
    ...{ ...shared, ...live, words, secret, log, registry, oneByOne },
    handlers: { ...follow.handlers, ...matching.handlers, ...schooling.handlers, ...helpdesk.handlers },
  })
  const joining = { wake: notices.wake, adoptSignUps: sessions.adopt, joined: journeys.begin }
  const secrets = { secret, secretBefore, publicUrl: url }
  const identity = openPeople({ store, programme, now: clock.now, newId, staff, directory, failed, ...secrets, ...joining })
  const archive = await openArchive(config, newId)
  const { texts } = words
  const keeping = { archive, secret, secretBefore, channelToken: centre.channelToken, realNow: () => new Date() }
  const papers = openDocuments({ ...shared, audit, log, ...keeping, move: journeys.moveWith, texts })
  const rights = openPrivacy({
    ...{ ...shared, audit, log, words, secret, directory, sessions, people: identity.people, files: papers.files },
    ...{ sealAddress: identity.desk.seals.address, forAccounts: hours.forAccounts, publish: live.publish },
  })
  const { seals } = identity.desk
  const { channelToken: token, realNow } = keeping
  const taking = { seals, hours: hours.importing, forget: journeys.forget, channelToken: token, realNow }
  const administration = openAdministration({ ...shared, ...taking, directory, audit, known: matching.desk.pool.profiles })
  const turnDeps = {
    ...administration.ports,
    ...{ store, programme, words, oneByOne, staff, hours, statements, sessions, newId, publicUrl: url, log },
    registry: topicsAndFlows(),
    questions: overlay.questions,
    editors: knowledgeEditors({ store, overlay, staff, now: clock.now }),
    journeys: coaching.handingOver(journeys),
    ...{ matching, pool: matching.coachPool, schools: schooling.schools },
    surveys: follow.surveys,
    ...{ tickets: helpdesk.tickets, supervision: helpdesk.supervision, passing: (said: Inbound) => desk.passing(said) },
    notices: wishesService(store, clock.now, () => notices.isFailing('mail')),
    documents: papers.documents,
    people: identity.people,
    privacy: rights.privacy,
    identities: identity.identities,
    reach: identity.reach,
    sentAnswers: sentAnswers(),
    now: clock.now,
  }
  const handle = measured(helpdesk.beside(createTurn({ ...turnDeps, publish: live.publish })), registry)
  const cacheFolder = join(config.data, 'compressed')
  const desk = openDesk({ ...turnDeps, mode: config.mode, secret, realNow, helpdesk, show: live.show, cacheFolder, oidc: config.oidc })
  const directLine = createDirectLine({
    ...{ ...shared, handle, realNow, secret, log },
    allowedOrigins: config.origins,
    open: config.mode === 'demo',
    ...(config.mode === 'production' && { clientAddress }),
    limits: { pollMilliseconds: config.cosmos ? storePoll : 0 },
    azure: config.directLineSecret === undefined ? undefined : { secret: config.directLineSecret, endpoint: azureDirectLine },
  })
  const post = messages({
    adapter: createAdapter(config, known),
    handle,
    apologise: (inbound, error, key) => apologyActivity(inbound, error, turnDeps, key),
    undelivered: (inbound, replies) => markUndelivered(inbound, replies, store),
    ...{ sentAnswers: turnDeps.sentAnswers, newId, log },
    mayAnswer: (serviceUrl) => mayAnswer(config, serviceUrl),
  })

  const server = createServer(log)
  directLine.routes(server)
  server.post('/api/messages', async (request, response) => await post(request, response))
  mountPages(server, {
    mode: config.mode,
    publicUrl: url,
    allowedOrigins: config.origins,
    contactEmail: programme.contacts.find((one) => one.id === programme.helpdesk)?.email ?? '',
    cacheFolder,
    ...(config.directLineSecret !== undefined && { otherDirectLine: new URL(azureDirectLine).origin }),
  })
  mountFiles(server, store)
  desk.mount(server)
  const resuming = { tokens: signedTokens({ secret, now: () => new Date() }), resumeSeconds: defaultLimits.resumeSeconds }
  mountSignIn(server, { links: identity.links, store, texts, newId, https: url.startsWith('https:'), ...resuming })
  for (const one of [papers, rights, follow, coaching, schooling, helpdesk]) one.mount(server)
  mountUnsubscribe(server, { store, words, now: clock.now, read: notices.links.read })
  mountHealth(server, store, registry)
  const prepare = async () => {
    if (config.mode === 'demo') await seedDemo(store, programme, clock.now())
    await Promise.all([staff.refresh(), overlay.refresh(), directory.refresh(), journeys.start(), helpdesk.start()])
    await Promise.all([coaching.start(), schooling.start(), matching.start()])
    await sessions.start()
    if (config.mode === 'demo') await Promise.all([sessions.reconcile(), identity.reseal()])
    else void sessions.reconcile().catch(failed)
  }
  if (config.mode === 'demo') {
    mountDemo(server, {
      directLine,
      clock,
      newId,
      mail: () => demoMail(store),
      runDue: async () => {
        await sessions.refresh()
        for (const one of [papers, rights, follow, coaching, matching, notices]) await one.runDue()
      },
      reset: async () => {
        await store.clear()
        await prepare()
      },
    })
  }
  server.server.on('upgrade', (request, socket, head) => {
    if (!directLine.upgrade(request, socket, head)) socket.destroy()
  })
  await prepare()
  if (secretBefore !== undefined) void identity.reseal().catch(failed)
  const tended = [coaching, schooling, matching]
  const tend = () => Promise.all([staff.refresh(), directory.refresh(), identity.reconcile(), ...tended.map((one) => one.tend())])
  const behind = (error: unknown) => log.warn({ error }, 'the list of people could not be read')
  const refreshing = setInterval(() => void tend().catch(behind), staffEvery).unref()
  const refreshingDrafts = setInterval(() => void overlay.refresh().catch(failed), draftsEvery).unref()
  await listen(server, config, log)
  setImmediate(knowledge.begin)
  for (const one of [notices, rights, follow]) one.start()
  const stopTidying = papers.begin()
  return {
    url,
    store,
    clock,
    async close() {
      clearInterval(refreshing)
      clearInterval(refreshingDrafts)
      directLine.close()
      desk.close()
      server.server.closeIdleConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        setTimeout(() => server.server.closeAllConnections(), 2_000).unref()
      })
      stopTidying()
      for (const one of [rights, follow, helpdesk, notices, identity, sessions, knowledge, store]) await one.close()
    },
  }
}

function listen(server: Server, config: Config, log: Log): Promise<void> {
  return new Promise((resolve, reject) => {
    // restify passes on what its http server says; nobody hearing it would end the program, also later (too many open files).
    server.once('error', reject)
    server.server.listen(config.port, config.host, () => {
      server.off('error', reject)
      server.on('error', (error: unknown) => log.error({ error }, 'a connection could not be accepted; the others go on'))
      resolve()
    })
  })
}
