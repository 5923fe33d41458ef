import type { PersonDoc } from '../../../data/candidate.ts'
import { personKey } from '../../../data/candidate.ts'
import type { Who } from '../../../dialogs/context.ts'
import type { People } from '../../../dialogs/people/port.ts'
import { giveConsent, isAllowed, neededPurpose, newestConsent, withdrawConsent } from '../../../rules/people/consents.ts'
import { findCandidate } from '../../../rules/people/find-candidate.ts'
import { maySee } from '../../../rules/people/may-see.ts'
import { mayManageStaff } from '../../../rules/people/staff-roll.ts'
import { auditBy } from '../audit.ts'
import { askCode } from './ask-code.ts'
import { identityKey } from './complete-join.ts'
import type { PeopleDesk } from './people-desk.ts'
import { changePerson, personOfDoc } from './person.ts'
import { changeEmail, proveCode } from './prove-code.ts'
import { changeStaff } from './staff-admin.ts'

const unknown = { ok: false as const, reason: 'unknown' as const }

/** Who people are, over a store: see `dialogs/people/port.ts`. */
export function peopleService(desk: PeopleDesk): People {
  const { store, programme, now, directory, staff } = desk

  async function changed(who: Who, change: Parameters<typeof changePerson>[2]) {
    const person = who.personId === undefined ? undefined : await changePerson(desk, who.personId, change)
    return person ? { ok: true as const, person } : unknown
  }

  const visible = (who: Who) =>
    directory
      .all()
      .filter((card) => maySee(who, card, 'card') && who.staffId !== undefined)
      .sort((a, b) => a.name.localeCompare(b.name, 'nl') || a.id.localeCompare(b.id))

  return {
    async me({ personId }) {
      const doc = personId === undefined ? undefined : await store.get<PersonDoc>(personKey(personId))
      return doc && personId !== undefined ? personOfDoc(personId, doc) : undefined
    },
    askCode: (who, request) => askCode(desk, who, request),
    proveCode: (who, proof) => proveCode(desk, who, proof),
    changeEmail: (who, proof) => changeEmail(desk, who, proof),
    update: (who, { name }) => changed(who, (person) => (person.name === name ? person : { ...person, name })),
    async logOut({ channelId, userId }) {
      await store.commit([{ op: 'remove', key: identityKey(channelId, userId) }])
    },
    async consent(who, purpose, language) {
      const agreed = newestConsent(programme, purpose, language)
      if (!agreed) return unknown
      return changed(who, (person) => {
        const consents = giveConsent(person.consents, agreed, now().toISOString())
        return consents === person.consents ? person : { ...person, consents: [...consents] }
      })
    },
    async withdraw(who, purpose) {
      if (purpose === neededPurpose) return { ok: false, reason: 'needed' }
      return changed(who, (person) => {
        const consents = withdrawConsent(person.consents, purpose, now().toISOString())
        return consents === person.consents ? person : { ...person, consents: [...consents] }
      })
    },
    allowed: isAllowed,
    list: (who, { state, coach, text } = {}) => {
      const cards = visible(who).filter((card) => (!state || card.state === state) && (!coach || card.coach === coach))
      if (!text) return cards
      const found = findCandidate(cards, text)
      return found.ok ? [found.card] : found.reason === 'ambiguous' ? found.cards : []
    },
    find: (who, text) => findCandidate(visible(who), text),
    staff: {
      list: (who) =>
        mayManageStaff(who.roles) && who.staffId !== undefined
          ? [...staff.all()].sort((a, b) => a.name.localeCompare(b.name, 'nl') || a.id.localeCompare(b.id))
          : undefined,
      async change(who, change, request) {
        if (!mayManageStaff(who.roles) || who.staffId === undefined) return { ok: false, reason: 'forbidden' }
        const result = await changeStaff(desk, auditBy(who, who.staffId), change, request)
        if (result.ok) await staff.refresh()
        return result
      },
    },
  }
}
