import 'reflect-metadata'
import { Controller, Get, Module, Param } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { watchHttp } from 'querylint/runtime'
import { findAuthor, listAuthors } from '../src/authors.mjs'

watchHttp()

@Controller('authors')
class AuthorsController {
  @Get()
  list() {
    return listAuthors()
  }

  @Get(':id')
  find(@Param('id') id: string) {
    return findAuthor(Number(id))
  }
}

@Module({ controllers: [AuthorsController] })
class AppModule {}

export const app = await NestFactory.create(AppModule, { logger: false })
await app.init()
