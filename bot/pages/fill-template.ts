export type Values = { [name: string]: string | boolean | Values }

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** JSON that may stand inside a `<script>` element. */
export const scriptJson = (value: unknown) =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const look = (values: Values, path: string): string | boolean | Values | undefined =>
  path.split('.').reduce<string | boolean | Values | undefined>((at, name) => (typeof at === 'object' ? at[name] : undefined), values)

/**
 * Fills `{{path}}` (escaped), `{{{path}}}` (as it is) and keeps or drops `{{#path}}…{{/path}}` and `{{^path}}…{{/path}}`.
 * A path without a text is a bug in the template and throws.
 */
export function fillTemplate(template: string, values: Values): string {
  const kept = template.replace(/\{\{([#^])([\w.]+)\}\}([\s\S]*?)\{\{\/\2\}\}/g, (_, kind: string, path: string, inner: string) =>
    Boolean(look(values, path)) === (kind === '#') ? inner : '',
  )
  return kept.replace(/\{\{(\{?)([\w.]+)\}?\}\}/g, (_, plain: string, path: string) => {
    const value = look(values, path)
    if (typeof value !== 'string') throw new Error(`the page template asks for "${path}", which is not a text`)
    return plain ? value : escapeHtml(value)
  })
}
