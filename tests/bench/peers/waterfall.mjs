// What most teams would write: a core-bot style waterfall of ten questions, state in memory (nothing durable).

import { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage, UserState } from 'botbuilder'
import { ChoicePrompt, ComponentDialog, DialogSet, DialogTurnStatus, NumberPrompt, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs'
import restify from 'restify'

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const conversation = new ConversationState(new MemoryStorage())
const user = new UserState(new MemoryStorage())
const accessor = conversation.createProperty('dialog')
const answers = user.createProperty('answers')
class Scan extends ComponentDialog {
  constructor() {
    super('scan')
    this.addDialog(new TextPrompt('text')).addDialog(new NumberPrompt('number')).addDialog(new ChoicePrompt('choice'))
    const steps = Array.from({ length: 10 }, (_, i) => async (step) => {
      step.values[`q${i - 1}`] = step.result
      return step.prompt('choice', { prompt: `question ${i}`, choices: ['yes', 'no', 'maybe'] })
    })
    this.addDialog(
      new WaterfallDialog('w', [
        ...steps,
        async (step) => {
          await answers.set(step.context, step.values)
          await step.context.sendActivity('done')
          return step.endDialog()
        },
      ]),
    )
    this.initialDialogId = 'w'
  }
}
const dialog = new Scan()
const set = new DialogSet(accessor).add(dialog)
async function turn(context) {
  const dc = await set.createContext(context)
  const result = await dc.continueDialog()
  if (result.status === DialogTurnStatus.empty) await dc.beginDialog('scan')
  await conversation.saveChanges(context)
  await user.saveChanges(context)
}
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, turn)
})
server.listen(Number(process.env.PORT ?? 3982), '127.0.0.1')
