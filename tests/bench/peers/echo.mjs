// Ceiling of the stack: botbuilder + restify, no state.

import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import restify from 'restify'

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
class Echo extends ActivityHandler {
  constructor() {
    super()
    this.onMessage(async (c, next) => {
      await c.sendActivity(`echo ${c.activity.text}`)
      await next()
    })
  }
}
const bot = new Echo()
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, (c) => bot.run(c))
})
server.listen(Number(process.env.PORT ?? 3981), '127.0.0.1')
