import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import { prisma } from './db'
import { Users } from './services'

declare global {
  namespace Express {
    interface Request {
      users: Users
    }
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    readers: Users
  }
}

const app = express()
const router = express.Router()

app.use((req, _res, next) => {
  req.users = new Users(prisma)
  next()
})

app.post('/', async (req, res) => {
  for (const email of req.body.emails) await req.users.byEmail(email) // want "`req.users.byEmail` reaches `this.client.user.findFirst`"
  for (const email of req.body.emails) await res.locals.users.byEmail(email) // want "`res.locals.users.byEmail`"
  for (const email of req.body.emails) await req.strangers.byEmail(email)
  const users = req.app.locals.repository as Users
  for (const email of req.body.emails) await users.byEmail(email) // want "`users.byEmail`"
  res.json({})
})

router.route('/readers').post(async ({ readers, body }) => {
  for (const email of body.emails) await readers.byEmail(email) // want "`readers.byEmail`"
})

export const handler: RequestHandler = async (req, res, next) => {
  for (const email of req.body.emails) await req.readers.byEmail(email) // want "`req.readers.byEmail`"
  next()
}

export async function typed(req: Request, _res: Response, _next: NextFunction) {
  for (const email of req.body.emails) await req.users.byEmail(email) // want "`req.users.byEmail`"
  for (const email of req.body.emails) await (req.app.locals.repository as Users).byEmail(email) // want "byEmail` reaches"
  for (const email of req.body.emails) await (req.app.locals.repository as { byEmail(email: string): void }).byEmail(email)
}

export async function plain(req: Express.Request, emails: string[]) {
  for (const email of emails) await req.users.byEmail(email) // want "`req.users.byEmail`"
}

export const routes = Router().get('/', async (req) => {
  for (const email of req.query.email as string[]) await req.users.byEmail(email) // want "`req.users.byEmail`"
})
