import { editDistance } from '../../knowledge/edit-distance.ts'

/** Whether two folded names can be one name misspelt: a slip from four letters on, two from seven, or the same sound in another spelling. */
export function soundsAlike(one: string, other: string): boolean {
  if (one === other) return true
  if (sound(one) === sound(other) && one.length > 2) return true
  const shortest = Math.min(one.length, other.length)
  if (shortest < 4 || one[0] !== other[0]) return false
  if (shortest > 4 && editDistance(sound(one), sound(other), 1) <= 1) return true
  const most = shortest >= 7 ? 2 : 1
  return editDistance(one, other, most) <= most
}

/** How a folded name sounds: "mohammed" and "mohamed", "sofie" and "sophie", "youssef" and "yusuf". */
export const sound = (name: string): string =>
  name
    .replace(/ph/g, 'f')
    .replace(/sch|sh|ch/g, 's')
    .replace(/ou|oe/g, 'u')
    .replace(/ij|y|ie|ee|ea/g, 'i')
    .replace(/ck|c(?![hei])|q/g, 'k')
    .replace(/th/g, 't')
    .replace(/z/g, 's')
    .replace(/h(?![aeiou])/g, '')
    .replace(/(.)\1+/g, '$1')
