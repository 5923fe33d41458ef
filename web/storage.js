const memory = new Map()

const attempt = (act) => {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** What the browser keeps: in `localStorage` or `sessionStorage`, or, when that is blocked, for as long as the page is open. */
export const keep = (area) => {
  const box = attempt(() => globalThis[area])
  return {
    read(key) {
      const text = attempt(() => box.getItem(key)) ?? memory.get(`${area} ${key}`)
      return text === undefined ? undefined : attempt(() => JSON.parse(text))
    },
    write(key, value) {
      const text = JSON.stringify(value)
      memory.set(`${area} ${key}`, text)
      attempt(() => box.setItem(key, text))
    },
    forget(key) {
      memory.delete(`${area} ${key}`)
      attempt(() => box.removeItem(key))
    },
  }
}
