import { timesIn } from './format.js'
import { language } from './texts.js'

/** Times of day and dates in the page's language; made once, since a browser takes long over each format. */
export const { clock, day, isSameDay, short } = timesIn(language)
