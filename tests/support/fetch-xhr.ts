/** As much of XMLHttpRequest as the Direct Line client uses, on fetch: Node has none. */
export class FetchXhr {
  readyState = 0
  status = 0
  response: unknown = null
  responseType = ''
  timeout = 0
  withCredentials = false
  upload = {}
  onreadystatechange: ((event: object) => void) | null = null
  onerror: ((event: object) => void) | null = null
  ontimeout: ((event: object) => void) | null = null
  #method = 'GET'
  #url = ''
  #sent = new Headers()
  #received = new Headers()
  #stop = new AbortController()

  open(method: string, url: string) {
    this.#method = method
    this.#url = url
  }

  setRequestHeader(name: string, value: string) {
    this.#sent.set(name, value)
  }

  getResponseHeader(name: string) {
    return this.#received.get(name)
  }

  abort() {
    this.#stop.abort()
  }

  send(body?: BodyInit) {
    const signal = this.timeout > 0 ? AbortSignal.any([this.#stop.signal, AbortSignal.timeout(this.timeout)]) : this.#stop.signal
    this.#exchange(body, signal).then(
      () => {
        this.readyState = 4
        this.onreadystatechange?.({})
      },
      () => {
        if (!this.#stop.signal.aborted) (signal.aborted ? this.ontimeout : this.onerror)?.call(this, {})
      },
    )
  }

  async #exchange(body: BodyInit | undefined, signal: AbortSignal) {
    const response = await fetch(this.#url, { method: this.#method, headers: this.#sent, signal, ...(body && { body }) })
    this.#received = response.headers
    this.response = this.responseType === 'arraybuffer' ? await response.arrayBuffer() : await response.json()
    this.status = response.status
  }
}
