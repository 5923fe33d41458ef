import { refusal } from '../../dialogs/matching/match-vars.ts'
import type { DeskDeps } from './desk-deps.ts'
import type { DeskRoutes } from './desk-routes.ts'
import { matchingDeeds } from './matching-deeds.ts'
import { shownMatch } from './shown-match.ts'

const only = { roles: ['intermediary'] } as const

/** `/desk/api/matching` and `/desk/api/cohort`: who waits, who would fit and why, offers to one or to the whole group; for intermediaries. */
export function matchingApi(routes: DeskRoutes, deps: DeskDeps): void {
  const { matching } = deps
  const deeds = matchingDeeds(deps)
  routes.get(
    '/desk/api/matching',
    async ({ member: { who }, language }) => {
      const shown = shownMatch(deps, language)
      const run = await matching.run(who)
      const body = { waiting: matching.waiting(who).map(shown.waiting), open: matching.open(who), ...(run?.ok && { run: shown.run(run) }) }
      return { ok: true, body }
    },
    only,
  )
  routes.get(
    '/desk/api/matching/:id',
    async ({ member: { who }, language, id, query }) => {
      const shown = shownMatch(deps, language)
      const found = await matching.proposals(who, id)
      if (found.ok) return { ok: true, body: shown.proposals(found, query.get('coach') ?? undefined) }
      if (found.reason === 'forbidden') return { ok: false, reason: 'forbidden' }
      return { ok: false, reason: 'said', status: 404, code: found.reason, message: shown.say({ key: refusal(found.reason).key }) }
    },
    { ...only, here: true },
  )
  routes.post('/desk/api/matching/:id/:deed', deeds.one, only)
  routes.post('/desk/api/cohort/:deed', deeds.all, only)
}
