import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { Route } from './+types/loaders'
import type { Users } from './services'

declare module 'react-router' {
  interface AppLoadContext {
    users: Users
  }
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const emails = new URL(request.url).searchParams.getAll('email')
  for (const email of emails) await context.users.byEmail(email) // want "`context.users.byEmail` reaches `this.client.user.findFirst`"
  for (const email of emails) await context.mails.byEmail(email)
  return null
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  for (const email of form.getAll('email')) await args.context.users.byEmail(String(email)) // want "`args.context.users.byEmail`"
  return null
}

export async function other({ context, request }: Route.LoaderArgs) {
  for (const email of await request.json()) await context.users.byEmail(email) // want "`context.users.byEmail`"
}
