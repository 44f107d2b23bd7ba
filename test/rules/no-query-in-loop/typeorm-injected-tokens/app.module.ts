import { Module } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { CachedPosts, NoScores, NumberedNames } from './cached'
import { FeedService } from './feed.service'
import { NAMES, Scores, TOKENS } from './ports'
import { StoredNames, StoredPosts, StoredScores } from './stored'

@Module({
  providers: [
    FeedService,
    { provide: 'POSTS', useExisting: TOKENS.stored },
    { provide: TOKENS.stored, useClass: StoredPosts },
    { provide: TOKENS.cached, useValue: new CachedPosts() },
    { provide: NAMES, inject: [DataSource], useFactory: (source: DataSource) => new StoredNames(source) },
    { provide: Scores, useClass: process.env['SCORES'] === 'off' ? NoScores : StoredScores },
    { provide: 'EITHER_NAMES', useClass: StoredNames },
  ],
})
export class AppModule {}

@Module({ providers: [{ provide: 'EITHER_NAMES', useClass: NumberedNames }] })
export class OfflineModule {}
