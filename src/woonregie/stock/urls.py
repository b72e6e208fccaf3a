# SPDX-License-Identifier: EUPL-1.2
from django.urls import path
from django.urls.resolvers import URLPattern

from woonregie.stock.views import projects, stock

app_name = "stock"
urlpatterns: list[URLPattern] = [
    path("", stock.stock, name="stock"),
    path("ruimte/", stock.headroom, name="room"),
    path("vraag/<int:pk>/", stock.answer, name="answer"),
    path("projecten/", projects.project_list, name="projects"),
    path("projecten.xlsx", projects.project_file, name="projects-file"),
    path("projecten/opgeteld/", projects.rollup, name="rollup"),
    path("projecten/<str:code>/", projects.project, name="project"),
    path("projecten/<str:code>/planning/", projects.plan, name="plan"),
]
