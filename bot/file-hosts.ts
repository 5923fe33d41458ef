/** Where Teams keeps files that people send (OneDrive for Business), in each of Microsoft's clouds. */
const teamsFiles = ['sharepoint.com', 'sharepoint.us', 'sharepoint-mil.us', 'sharepoint.cn']

/** The connector of Teams, which gives inline pictures to the bot's own token only. */
const teamsConnector = ['smba.trafficmanager.net', 'teams.microsoft.com', 'teams.microsoft.us']

/** Where Azure's Direct Line keeps uploads. */
const azureDirectLine = ['botframework.com', 'botframework.azure.us']

const within = (domains: readonly string[], host: string) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`))

/** Whether a file of this channel may be fetched from a host: an address in a message can be anybody's, and is otherwise not followed. */
export const isFileHost = (channelId: string, host: string) => within(channelId === 'msteams' ? teamsFiles : azureDirectLine, host)
export const isConnectorHost = (channelId: string, host: string) => channelId === 'msteams' && within(teamsConnector, host)
