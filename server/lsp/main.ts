import '../node/engine.ts';
import { startNodeServer } from './node.ts';

startNodeServer();
