import { connectorContract } from './contract.ts';

connectorContract('oa');
