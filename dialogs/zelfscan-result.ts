import type { TextKey } from '../locales/texts.ts'
import type { ScanResult } from '../rules/zelfscan.ts'
import type { Context } from './context.ts'
import type { Choice, Reply, Var } from './reply.ts'

/** More of what fits is not read any more; what to think about and to ask is always told whole. */
const mostFits = 5

/** The outcome in words: what fits, what to think about, what to ask a person, which other road exists, each with the answers that led to it. */
export function scanResult(result: ScanResult, { programme }: Context): Reply[] {
  const section = (key: TextKey, texts: Var[]): Var => (texts.length > 0 ? { key, vars: { items: { list: texts } } } : '')
  const roads = result.roads.map((road): Var => {
    const contact = programme.contacts.find((one) => one.id === road.contact)
    return {
      key: 'zelfscan.road',
      vars: {
        title: road.title,
        text: road.text,
        contact: contact?.name ?? '',
        reach: contact?.email ?? contact?.url ?? contact?.phone ?? '',
      },
    }
  })
  const sections: Var[] = [
    section(
      'zelfscan.blocks',
      result.blocks.map((rule) => rule.text),
    ),
    section(
      'zelfscan.fits',
      result.fits.slice(0, mostFits).map((rule) => rule.text),
    ),
    section(
      'zelfscan.think',
      result.think.map((rule) => rule.text),
    ),
    section(
      'zelfscan.ask',
      result.ask.map((rule) => rule.text),
    ),
    section('zelfscan.roads', roads),
  ]
  return [
    {
      key: 'zelfscan.result',
      vars: { title: result.outcome.title, summary: result.outcome.summary, sections: { paragraphs: sections } },
      value: {
        type: 'loket/zelfscan',
        body: { outcome: result.outcome.id, programmeVersion: result.programmeVersion, rules: result.firedRules },
      },
    },
    {
      key: 'zelfscan.next',
      choices: [
        nextChoice(result),
        { label: { key: 'zelfscan.again' }, value: 'zelfscan fresh' },
        { label: { key: 'menu.person' }, value: 'person' },
      ],
    },
  ]
}

function nextChoice({ outcome: { next } }: ScanResult): Choice {
  if ('flow' in next)
    return { label: next.label, value: { 'info-sessions': 'info-sessions', helpdesk: 'person', question: 'ask' }[next.flow] }
  return { label: next.label, value: 'road' in next ? `road ${next.road}` : 'person' }
}
