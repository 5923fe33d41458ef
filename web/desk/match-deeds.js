import { isPassing } from './api.js'
import { useEffect, useRef, useState } from './preact-hooks.js'
import { t } from './texts.js'

/** Where somebody looks in the tab: at `one` candidate, at the `group`, or only at the list. */
export const nowhere = { view: 'none' }
const afterDrawing = (does) => requestAnimationFrame(() => requestAnimationFrame(does))
const toHeading = () => afterDrawing(() => document.getElementById('match-heading')?.focus())

/** What the tab knows of matching, and what can be done in it. What is done comes back in words; a wish that may not have arrived is sent again as the same wish. */
export function useMatching(desk) {
  const [lists, setLists] = useState()
  const [at, setAt] = useState(nowhere)
  const [one, setOne] = useState()
  const [busy, setBusy] = useState()
  const held = useRef({ at: nowhere, requests: new Map(), busy: false })

  async function readLists() {
    const got = await desk.api.get('matching')
    if (got.ok) setLists(got.body)
    else if (!desk.away(got)) setLists((before) => (typeof before === 'object' ? before : 'failed'))
    return got.ok ? got.body : undefined
  }
  async function readOne() {
    const { id } = held.current.at
    if (!id) return
    const got = await desk.api.get(`matching/${encodeURIComponent(id)}`)
    if (held.current.at.id !== id) return
    if (got.ok) setOne(got.body)
    else if (!desk.away(got))
      setOne((before) => (before?.id === id && isPassing(got) ? before : { id, failed: got.message ?? t('matching.failed') }))
  }
  const readAll = async () => (await Promise.all([readLists(), readOne()]))[0]

  useEffect(() => {
    void readLists()
    const again = () => void (document.hidden || held.current.busy || readAll())
    addEventListener('focus', again)
    return () => removeEventListener('focus', again)
  }, [])

  function go(next) {
    held.current.at = next
    setAt(next)
    setOne(undefined)
    void readOne()
    if (next !== nowhere) return toHeading()
    const { id } = at
    afterDrawing(() =>
      (document.querySelector(`.match-list [data-id="${CSS.escape(id ?? '')}"]`) ?? document.getElementById('matching-heading'))?.focus(),
    )
  }

  /** Gives what came back, when it was done. */
  async function act(path, about = {}, done = ({ message }) => message) {
    const { requests } = held.current
    if (held.current.busy) return undefined
    const key = `${path} ${JSON.stringify(about)}`
    const request = requests.get(key) ?? crypto.randomUUID()
    requests.set(key, request)
    held.current.busy = true
    setBusy(path)
    const result = await desk.api.post(path, { request, ...about })
    held.current.busy = false
    setBusy(undefined)
    if (result.ok || !isPassing(result)) requests.delete(key)
    if (result.ok) desk.say(done(result.body))
    else if (!desk.away(result)) desk.say(result.message ?? t('act.failed'), true)
    await readAll()
    // What was pressed may be gone.
    afterDrawing(
      () =>
        document.activeElement === document.body &&
        (document.getElementById('match-heading') ?? document.getElementById('matching-heading'))?.focus(),
    )
    return result.ok ? result.body : undefined
  }
  const forOne = (id, deed, about) => act(`matching/${encodeURIComponent(id)}/${deed}`, about)
  const made = ({ pairs, alone }) => t('matching.made', { count: pairs.length, alone: alone.length })

  return {
    ...{ lists, at, one, busy, go },
    async refresh() {
      const read = await readAll()
      if (read) desk.say(t('matching.refreshed', { count: read.waiting.length, open: read.open.length }))
      else desk.say(t('matching.failed'), true)
    },
    /** `words` is the reason to offer although something stands in the way. */
    offer: (id, coach, words) => forOne(id, 'offer', { coach, ...(words !== undefined && { words }) }),
    withdraw: (id, { offer, coach }, words) => forOne(id, 'withdraw', { offer, coach, ...(words && { words }) }),
    pair: (id, change, coach) => forOne(id, change, { coach }),
    solve: () => act('cohort/solve', {}, made),
    leaveOut: (candidate) => act('cohort/skip', { candidate }, made),
    takeIn: (candidate) => act('cohort/unskip', { candidate }, made),
    send: (run) => act('cohort/send', { run }),
    /** Why this coach, for this candidate, as it is now. */
    async why(id, coach) {
      const got = await desk.api.get(`matching/${encodeURIComponent(id)}?${new URLSearchParams({ coach })}`)
      if (!got.ok) return void (desk.away(got) || desk.say(got.message ?? t('matching.failed'), true))
      const { possible, wouldBe, others } = got.body
      return [...possible, ...wouldBe, ...others].find((each) => each.coach === coach)
    },
  }
}
