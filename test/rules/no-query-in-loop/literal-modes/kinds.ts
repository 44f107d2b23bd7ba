export type Mode = 'none' | 'team' | 'posts'

export enum Depth { Flat, Deep }

export const KINDS = { none: 'none', posts: 'posts' } as const
