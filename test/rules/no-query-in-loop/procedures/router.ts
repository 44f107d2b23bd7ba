import { z } from 'zod'
import { either, loading, open, own, router } from './trpc'

const emails = z.array(z.string())

export const users = router({
  all: open.input(emails).query(async ({ ctx, input }) => {
    for (const email of input) await ctx.users.byEmail(email) // want "`ctx.users.byEmail` reaches `this.client.user.findFirst`"
    for (const email of input) await ctx.client.user.findFirst({ where: { email } }) // want "`ctx.client.user.findFirst`"
    for (const email of input) await ctx.load(email)
    return ctx.client.user.findMany({ where: { email: { in: input } } })
  }),
  loaded: loading.input(emails).mutation(async ({ ctx, input }) => {
    for (const email of input) await ctx.load(email) // want "`ctx.load` reaches `ctx.client.user.findFirst`"
    for (const email of input) await ctx.users.byEmail(email) // want "`ctx.users.byEmail`"
  }),
  mine: own.input(emails).query(async (opts) => {
    for (const email of opts.input) await opts.ctx.mine.byEmail(email) // want "`opts.ctx.mine.byEmail`"
  }),
  either: either.input(emails).query(async ({ ctx, input }) => {
    for (const email of input) await ctx.reader.byEmail(email)
  }),
})
