from union_portal.core.demo import DemoWorld


def load(world: DemoWorld) -> None: ...
