export * from './queries'
export { countComments as commentsOf } from './queries'
