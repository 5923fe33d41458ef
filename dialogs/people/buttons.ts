import type { Choice } from '../reply.ts'

export const toAccount: Choice = { label: { key: 'people.button.account' }, value: 'account' }
export const toLogIn: Choice = { label: { key: 'people.button.logIn' }, value: 'log-in' }
export const toSteps: Choice = { label: { key: 'people.button.steps' }, value: 'my-steps' }
export const toPerson: Choice = { label: { key: 'menu.person' }, value: 'person' }
export const toMenu: Choice = { label: { key: 'menu.menu' }, value: 'menu' }
