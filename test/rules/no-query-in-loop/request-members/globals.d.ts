declare namespace Express {
  interface Locals {
    users: import('./services').Users
  }
}
