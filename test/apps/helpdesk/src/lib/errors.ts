export class HttpError extends Error {
  constructor(readonly status: number, message: string) {
    super(message)
  }
}

export const notFound = (what: string) => new HttpError(404, `${what} was not found`)
export const unauthorised = () => new HttpError(401, 'Sign in first')
