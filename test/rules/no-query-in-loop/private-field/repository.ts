import { PrismaClient } from '@prisma/client'

export class Repository {
  readonly #prisma: PrismaClient

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma
  }

  async all(ids: number[]) {
    for (const id of ids) await this.#prisma.post.findMany({ where: { authorId: id } }) // want "`this.#prisma.post.findMany`"
  }
}
