import htm from './htm.js'
import { h } from './preact.js'

/** Markup as it is read: `html\`<p>…</p>\``. */
export const html = htm.bind(h)
