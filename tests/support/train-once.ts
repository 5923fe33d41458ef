/** Before the running programs: the knowledge base is trained once, so that none of them trains beside what it is tested on. */
export { trainModel as setup } from './trained-model.ts'
