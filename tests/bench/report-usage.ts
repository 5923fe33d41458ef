// `node --import` it: tells on standard error, as one line of JSON, what the process used.
process.once('exit', () => process.stderr.write(`${JSON.stringify(process.resourceUsage())}\n`))
