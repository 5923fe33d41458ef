import { createInterface } from 'node:readline'
import { readConfig } from './config.ts'
import { explain } from './run.ts'
import { startLoket } from './start.ts'

type Said = { text?: string; suggestedActions?: { actions?: { title: string }[] } }

/** `npm run chat`: talk with the bot on the terminal. Numbers choose a button; an empty line or Ctrl+D ends. */
async function chat(): Promise<void> {
  const config = readConfig({ ...process.env, PORT: process.env.PORT ?? '3989', LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' })
  const running = await startLoket(config)
  const conversation = `terminal-${process.pid}-${Date.now()}`
  let count = 0
  const send = async (activity: Record<string, unknown>): Promise<Said[]> => {
    const response = await fetch(`${running.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: `${conversation}-${++count}`,
        channelId: 'emulator',
        from: { id: conversation },
        recipient: { id: 'loket' },
        conversation: { id: conversation },
        serviceUrl: running.url,
        locale: process.env.LANG?.startsWith('en') ? 'en-GB' : 'nl-NL',
        deliveryMode: 'expectReplies',
        ...activity,
      }),
    })
    return ((await response.json()) as { activities?: Said[] }).activities ?? []
  }
  const show = (messages: Said[]) => {
    for (const { text, suggestedActions } of messages) {
      const buttons = (suggestedActions?.actions ?? []).map((one, index) => `  [${index + 1}] ${one.title}`)
      process.stdout.write(`\n${[text, ...buttons].join('\n')}\n`)
    }
    process.stdout.write('\n> ')
  }
  show(await send({ type: 'conversationUpdate', membersAdded: [{ id: conversation }] }))
  const terminal = createInterface({ input: process.stdin })
  for await (const line of terminal) {
    if (line.trim() === '') break
    show(await send({ type: 'message', text: line }))
  }
  terminal.close()
  await running.close()
}

try {
  await chat()
} catch (error) {
  const { code, line } = explain(error)
  process.stderr.write(`${line}\n`)
  process.exit(code)
}
