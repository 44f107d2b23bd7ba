import Router from '@koa/router'
import Koa, { type Context } from 'koa'
import type { Users } from './services'

declare module 'koa' {
  interface DefaultContext {
    users: Users
  }
  interface DefaultState {
    readers: Users
  }
}

const app = new Koa()
const router = new Router()

app.use(async (ctx, next) => {
  for (const email of ctx.request.body.emails) await ctx.users.byEmail(email) // want "`ctx.users.byEmail`"
  for (const email of ctx.request.body.emails) await ctx.state.readers.byEmail(email) // want "`ctx.state.readers.byEmail`"
  for (const email of ctx.request.body.emails) await ctx.state.strangers.byEmail(email)
  await next()
})

router.get('/', async (ctx) => {
  for (const email of ctx.request.body.emails) await ctx.users.byEmail(email) // want "`ctx.users.byEmail`"
})

export async function typed(ctx: Context, emails: string[]) {
  for (const email of emails) await ctx.users.byEmail(email) // want "`ctx.users.byEmail`"
}
