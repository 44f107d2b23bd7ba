export * from './generated/client'
export * from './posts'
