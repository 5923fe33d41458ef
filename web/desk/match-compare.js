import { Dialog } from './dialog.js'
import { html } from './html.js'
import { OfferButton } from './match-proposal.js'
import { language, t } from './texts.js'

const parts = ['days', 'travel', 'group', 'background', 'specialties', 'continuity', 'silence', 'load', 'share']

const signed = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1, signDisplay: 'exceptZero' })

/** A part of the score for one coach: points, and why. */
function Cell({ of: { reasons }, part }) {
  const found = reasons.find((reason) => reason.part === part)
  if (!found) return html`<td><span aria-hidden="true">–</span><span class="unseen">${t('matching.saysNothing')}</span></td>`
  return html`<td class=${found.weight > 0 ? 'for' : 'against'}><strong>${signed.format(found.weight).replace('-', '−')}</strong> ${found.text}</td>`
}

/** Two or three coaches beside each other, part by part. */
export function Compare({ desk, model, one, list }) {
  const told = parts.filter((part) => list.some(({ reasons }) => reasons.some((reason) => reason.part === part)))
  return html`
    <${Dialog} desk=${desk} title=${t('matching.compareTitle', { name: one.name })} calm>
      ${(close) => html`
        <div class="compare" role="region" tabindex="0" aria-labelledby="dialog-title">
          <table>
            <thead>
              <tr>
                <td></td>
                ${list.map(({ coach, name, points }) => html`<th scope="col" key=${coach}>${name} <span class="line">${t('matching.points', { points })}</span></th>`)}
              </tr>
            </thead>
            <tbody>
              ${
                list.some(({ stops }) => stops.length > 0) &&
                html`<tr>
                  <th scope="row">${t('matching.stops')}</th>
                  ${list.map(({ coach, stops, change }) => html`<td key=${coach}>${[...stops, change].filter(Boolean).join(' ') || '–'}</td>`)}
                </tr>`
              }
              ${told.map(
                (part) => html`<tr key=${part}>
                  <th scope="row">${t(`matching.part.${part}`)}</th>
                  ${list.map((proposal) => html`<${Cell} key=${proposal.coach} of=${proposal} part=${part} />`)}
                </tr>`,
              )}
            </tbody>
            <tfoot>
              <tr>
                <td></td>
                ${list.map(
                  (proposal) =>
                    html`<td key=${proposal.coach}><${OfferButton} desk=${desk} model=${model} one=${one} proposal=${proposal} close=${close} /></td>`,
                )}
              </tr>
            </tfoot>
          </table>
        </div>
      `}
    </${Dialog}>
  `
}
